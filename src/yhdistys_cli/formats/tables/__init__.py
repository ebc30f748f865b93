"""Answers as rows and columns: CSV for programs, XLSX for people."""
