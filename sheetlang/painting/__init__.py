"""What the painters share: the book they paint, templates, and the measures of a workbook."""
