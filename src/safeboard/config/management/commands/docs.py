"""`safeboard docs`: write the reference pages that are made from the declarations."""

from __future__ import annotations

from django.core.management.base import BaseCommand

from safeboard.config.reference import pages


class Command(BaseCommand):
    """A test compares the pages with the declarations and names this command."""

    help = "Write docs/reference from the declarations."

    def handle(self, **_: object) -> None:
        """Write what changed, and say what that was."""
        folder = pages.folder()
        folder.mkdir(parents=True, exist_ok=True)
        for name, text in pages.written().items():
            file = folder / name
            same = file.exists() and file.read_text(encoding="utf-8") == text
            if not same:
                file.write_text(text, encoding="utf-8")
            self.stdout.write(f"docs/reference/{name}: {'as it was' if same else 'written'}")
