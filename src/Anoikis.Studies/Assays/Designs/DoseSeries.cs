using System.Collections.Immutable;
using System.Globalization;
using Anoikis.Apoptosis.Networks;
using Anoikis.Studies.Results.Files;

namespace Anoikis.Studies.Assays.Designs;

/// <summary>Doses of one stimulus.</summary>
/// <param name="Number">Number of the stimulus in the network.</param>
/// <param name="Target">The stimulus.</param>
/// <param name="Doses">Its inputs, rising in their distance from rest, in the network's unit; rest is not among them.</param>
internal sealed record DoseSeries(int Number, StimulusTarget Target, ImmutableArray<double> Doses)
{
    /// <summary>Unit of doses in tables and figures; empty for a plain number.</summary>
    public string Unit => Target.Unit is "1" or "dimensionless" ? "" : Target.Unit;

    /// <summary>Whether the stimulus is there at rest, so that a dose is what is missing of it.</summary>
    public bool IsWithdrawal => Target.Resting > 0;

    /// <summary>What figures call the axis of doses.</summary>
    public string AxisLabel => (IsWithdrawal ? $"{Target.Name} withdrawn" : Target.Name) + (Unit.Length > 0 ? $" ({Unit})" : "");

    /// <summary>Distance of an input from rest, in the stimulus's unit: what a curve of effects runs over.</summary>
    public double Distance(double input) => Math.Abs(input - Target.Resting) / Target.PerUnit;

    /// <summary>"TRAIL 50 ng/mL".</summary>
    public string Label(double input) => Label(Target, input);

    /// <summary>A stimulus with its strength, to four figures and without an exponent.</summary>
    public static string Label(StimulusTarget target, double input)
    {
        string figures = (input / target.PerUnit).ToString("G4", CultureInfo.InvariantCulture);
        string strength = FileText.Number(double.Parse(figures, CultureInfo.InvariantCulture));
        return target.Unit is "1" or "dimensionless" ? $"{target.Name} {strength}" : $"{target.Name} {strength} {target.Unit}";
    }
}
