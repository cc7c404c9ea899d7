"""What several verbs need: the files they work on, processes, git."""
