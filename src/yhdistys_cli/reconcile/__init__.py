"""A workbook or a list that came back, against the data as it is now: what of it becomes a change. Pure.

`columns` says what the sheets of a workbook to edit hold, and `rows` makes them of a guide. `sheets` recognises them in
what came back, `cells` reads what was typed, `lines` finds the row that each line is. `merge` compares three states:
as exported (the base), as it came back (mine), and as the data is now (theirs); `people`, `terms` and `dates` put what
differs into the trees. `own_list` takes in a list that a city has made by itself. What cannot be told is a `Refusal`
with its sheet and cell.
"""
