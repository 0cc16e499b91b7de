using System.Globalization;
using System.Text;
using Anoikis.Numerics.Elementary;
using Anoikis.Numerics.Random;

namespace Anoikis.Studies.Prognosis.Cohorts;

/// <summary>A commented cohort file to start from, with a simulated table of patients: it is valid and runs as it stands.</summary>
public static class CohortTemplate
{
    private const int Patients = 240;
    private const uint Purpose = 0x74656D70;

    /// <summary>The text of a cohort file with a name; its table is NAME.csv beside it.</summary>
    public static string Text(string name) => """
        # NAME: a cohort to start from. Check it with "anoikis validate NAME.yaml", analyse it with "anoikis prognosis NAME.yaml".
        # NAME.csv is simulated, so that this runs as it stands: the hazard of death rises by 0.5 a unit of BCL2 - BAX and by 0.03 a year of age. Put your own table in its place.
        # Values may be changed for one run: anoikis prognosis NAME.yaml --set resampling.bootstrap=20
        name: NAME
        description: Which question about which patients this cohort answers, written down before looking at outcomes.

        data: NAME.csv     # CSV (comma, semicolon, tab; decimal commas) or Parquet, by its path from this file's folder; one row a patient
        id: patient        # who comes twice is refused

        # Which rows are wanted; the patient flow of the report counts those that are not.
        where:
          - {column: age, above: 18, up_to: 100}

        # End of observation with its unit (d, wk, mo, y), and whether the event happened: 0 and 1, or event_value for anything else. Competing events and late entries: docs/prognosis.md.
        follow_up: {time: days, unit: d, event: died, outcome: death}
        horizon: 3 y       # time of predictions

        strata: [site]                    # a baseline hazard for each; for cohorts, centres, assays' batches
        clinical: age + factor(grade)     # what every score has to add to; formulas as "anoikis survival cox" takes them

        # Columns that scores are made of. "error" is the standard deviation of a measurement on the marker's scale: it needs a source, or the range that is assumed.
        markers:
          BCL2: {column: bcl2, unit: log2 of the array's signal, error: 0.15, assumed: 0.05 to 0.3}
          BAX: {column: bax, unit: log2 of the array's signal, error: 0.15, assumed: 0.05 to 0.3}

        # Scores are arithmetic on markers, or a model of the network (docs/prognosis.md). Name few, and all that were looked at: p is corrected for their number.
        scores:
          balance: {expression: BCL2 - BAX, about: More guard than effector; a plain sum of markers}
          # competence: {model: effector_caspases, cells: 500}   # needs APAF1, CASP9, CASP3, XIAP or DIABLO among the markers, and:

        # How markers become levels of the network's regulators; read only where a score has a model.
        # mapping: {platform: protein_array, draws: 20}

        subgroups: [grade, {column: age, at: 60}]
        missing: impute    # complete, or impute: multiple imputation beside complete cases

        # How much is drawn; fewer are quicker and less exact.
        resampling: {bootstrap: 100, folds: 10, permutations: 1000, imputations: 10, mapping_draws: 100}
        seed: 1            # keys all randomness: the same seed gives the same numbers, to the last digit

        """.Replace("NAME", name, StringComparison.Ordinal);

    /// <summary>The simulated table: markers normal, two sites with other baselines, exponential times, censoring between two and eight years, some grades and markers missing.</summary>
    public static string Table()
    {
        StringBuilder text = new("patient,site,days,died,age,grade,bcl2,bax\n");
        for (int i = 0; i < Patients; i++)
        {
            RandomStream random = new(1, (ulong)i, Purpose);
            string site = random.NextBoolean(0.4) ? "north" : "south";
            double age = 62 + (10 * random.NextNormal());
            double bcl2 = random.NextNormal(), bax = random.NextNormal();
            int grade = 1 + (int)random.NextBelow(3);
            double hazard = (site == "north" ? 0.12 : 0.2) * PortableMath.Exp((0.5 * (bcl2 - bax)) + (0.03 * (age - 62)));
            double death = random.NextExponential() / hazard, end = 2 + (6 * random.NextDouble());
            string Or(double missing, string value) => random.NextBoolean(missing) ? "" : value;
            text.Append(CultureInfo.InvariantCulture, $"P{i + 1:000},{site},{Math.Ceiling(365.25 * Math.Min(death, end)):0},{(death <= end ? 1 : 0)},{age:0.0},{Or(0.05, grade.ToString(CultureInfo.InvariantCulture))},");
            text.Append(CultureInfo.InvariantCulture, $"{Or(0.05, bcl2.ToString("0.000", CultureInfo.InvariantCulture))},{Or(0.05, bax.ToString("0.000", CultureInfo.InvariantCulture))}\n");
        }

        return text.ToString();
    }
}
