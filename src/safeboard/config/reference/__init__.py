"""The reference pages of `docs/reference`, made from the declarations: nobody writes them by hand."""
