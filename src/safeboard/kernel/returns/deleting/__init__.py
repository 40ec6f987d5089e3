"""Files that reach the day on which they are deleted: asked, agreed, held, done, certified."""
