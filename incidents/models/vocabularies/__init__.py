"""The vocabularies, one a file: each term with its definition in our words and its code in the standards of the field.

Crosswalk codes stand only where a standard has the same concept, as written there:

- HTCDS 2.0: names of the choices of typeOfExploitation, typeOfSexExploitation, forcedLabourIndustry (ISIC sections),
  methodsOfControl and methodOfRecruitment.
- CTDC: variables of the Counter Trafficking Data Collaborative's global dataset.
- Palermo: words of article 3(a) of the Palermo Protocol.
- IC-TIP (adopted by the UN Statistical Commission in 2025): its codes could not be checked, so all are null.
"""
