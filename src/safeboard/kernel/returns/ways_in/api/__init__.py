"""The interface for programs: figures of one agency, with a token, as JSON (SYS-54)."""
