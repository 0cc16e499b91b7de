using System.Collections.Immutable;
using Anoikis.Clinic.Levels;
using Anoikis.Numerics.Intervals;

namespace Anoikis.Clinic.Scores;

/// <summary>A score of a cohort: patients by numbers, in every draw of the mapping.</summary>
public sealed class ScoreTable
{
    private readonly ScoreValues _values;

    private ScoreTable(IPatientScore score, ImmutableArray<string> patients, int draws, ScoreValues values)
        => (Score, Patients, Draws, _values) = (score, patients, draws, values);

    /// <summary>The score.</summary>
    public IPatientScore Score { get; }

    /// <summary>Names of the patients.</summary>
    public ImmutableArray<string> Patients { get; }

    /// <summary>Draws of the mapping besides draw 0.</summary>
    public int Draws { get; }

    /// <summary>Cells that were run.</summary>
    public long Cells => _values.Cells;

    /// <summary>Cells that could not be computed.</summary>
    public long FailedCells => _values.FailedCells;

    /// <summary>Scores a cohort.</summary>
    /// <param name="score">The score.</param>
    /// <param name="levels">The patients' levels.</param>
    /// <param name="draws">Draws of the mapping besides draw 0.</param>
    /// <param name="execution">How it is carried out.</param>
    public static ScoreTable Of(IPatientScore score, PatientLevels levels, int draws, ScoreExecution execution)
    {
        ArgumentNullException.ThrowIfNull(score);
        ArgumentNullException.ThrowIfNull(levels);
        return new ScoreTable(score, levels.Markers.Patients, draws, score.Evaluate(levels.Matrix(score.Inputs, draws), execution));
    }

    /// <summary>A number of a patient; NaN where it could not be computed.</summary>
    /// <param name="patient">Number of the patient.</param>
    /// <param name="column">Number of the column in <see cref="IPatientScore.Columns"/>.</param>
    /// <param name="draw">Draw of the mapping; 0 is its centre.</param>
    public double Value(int patient, int column, int draw = 0) => _values.Value((patient * (Draws + 1)) + draw, column);

    /// <summary>A number of all patients in a draw.</summary>
    public double[] Values(int column, int draw = 0) => [.. Enumerable.Range(0, Patients.Length).Select(p => Value(p, column, draw))];

    /// <summary>A number of a patient with the interval that the mapping's uncertainty gives it: percentiles over draws; without ends where there are no draws.</summary>
    public Interval Interval(int patient, int column, Confidence confidence)
        => Percentiles.Of(Value(patient, column), Enumerable.Range(1, Draws).Select(d => Value(patient, column, d)), confidence);

    /// <summary>Share of a number's variance over patients and draws that is between patients, 1 - mean variance over a patient's draws / total variance: 1 where the mapping does not matter; NaN of fewer than two draws.</summary>
    public double Reliability(int column)
    {
        if (Draws < 2)
        {
            return double.NaN;
        }

        double[][] samples = [.. Enumerable.Range(0, Patients.Length).Select(p => Enumerable.Range(1, Draws).Select(d => Value(p, column, d)).ToArray()).Where(s => s.All(double.IsFinite))];
        return 1 - (samples.Select(Variance).DefaultIfEmpty(double.NaN).Average() / Variance([.. samples.SelectMany(s => s)]));
    }

    private static double Variance(double[] sample)
    {
        double mean = sample.DefaultIfEmpty(0).Average();
        return sample.Length < 2 ? double.NaN : sample.Sum(x => (x - mean) * (x - mean)) / (sample.Length - 1);
    }
}
