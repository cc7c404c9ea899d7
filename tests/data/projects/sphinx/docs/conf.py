project = "Harbour"
locale_dirs = ["locale/"]
