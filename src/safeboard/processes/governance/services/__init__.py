"""What can be done to self-assessment, inspections, the Joint Protocol, vision and values."""
