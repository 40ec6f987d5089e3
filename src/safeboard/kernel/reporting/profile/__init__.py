"""The county's profile (SYS-94): published figures about its children, each with its source, day and licence."""
