"""What a reader may see of self-assessment, inspections, the Joint Protocol, vision and values."""
