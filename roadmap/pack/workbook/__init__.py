"""The workbook of the pack: rate, and see the program's own figures by formulas that Excel since 2016 and LibreOffice know."""
