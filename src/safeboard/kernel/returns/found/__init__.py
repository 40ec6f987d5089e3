"""The pages of a statutory collection: what its rules found, by rule, by child and beside the file before."""
