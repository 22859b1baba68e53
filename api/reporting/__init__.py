"""Reports: what each says, one file a report; written as a page or as a Word document by `visual`."""
