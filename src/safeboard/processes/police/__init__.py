"""What the Police send: notifications and youth justice."""
