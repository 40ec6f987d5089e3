"""The browser of the browser tests: Debian's own Chromium."""

from __future__ import annotations

import os
import shutil
import subprocess

from tools.progress import say

PACKAGES = ("chromium", "fonts-liberation")


def missing() -> str:
    """Why browser tests cannot run here; empty when they can. Installs Chromium where we may (root, apt)."""
    if shutil.which("chromium"):
        return ""
    if os.geteuid() != 0 or not shutil.which("apt-get"):
        return "Chromium is not installed (on Debian: apt install chromium fonts-liberation)"
    say("installing Chromium with apt (about 20 seconds)")
    for command in (["update"], ["install", "-y", "--no-install-recommends", *PACKAGES]):
        done = subprocess.run(
            ["apt-get", "-qq", *command],
            env={**os.environ, "DEBIAN_FRONTEND": "noninteractive"},
            stdin=subprocess.DEVNULL,
            capture_output=True,
            text=True,
        )
        if done.returncode:
            return f"Chromium could not be installed with apt: {done.stderr.strip()[-500:]}"
    return "" if shutil.which("chromium") else "apt installed Chromium, but no command `chromium` is there"
