"""What is behind a jump: more children, the same children more often, or more agencies saying so."""
