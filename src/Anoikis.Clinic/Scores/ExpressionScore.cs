using System.Collections.Immutable;
using System.Globalization;
using Anoikis.Clinic.Levels;
using Anoikis.Numerics.Elementary;

namespace Anoikis.Clinic.Scores;

/// <summary>
/// A plain sum of markers, without a model: the bar that a mechanistic score has to beat. score = sum over i of w_i log2 level_i; with slope 1 that is the sum of the markers themselves, up to a constant.
/// NaN where a regulator of the sum has been measured as 0.
/// </summary>
public sealed class ExpressionScore : IPatientScore
{
    private readonly ImmutableArray<(string Symbol, double Weight)> _terms;

    /// <summary>A sum.</summary>
    /// <param name="name">Name in tables.</param>
    /// <param name="direction">Which way it points.</param>
    /// <param name="terms">HGNC symbols, all different, and their weights.</param>
    /// <exception cref="ArgumentException">There are no terms, or a symbol is there twice.</exception>
    public ExpressionScore(string name, ScoreDirection direction, ImmutableArray<(string Symbol, double Weight)> terms)
    {
        if (terms.IsDefaultOrEmpty || terms.Select(t => t.Symbol).Distinct(StringComparer.Ordinal).Count() != terms.Length)
        {
            throw new ArgumentException("a sum has at least one term and no regulator twice", nameof(terms));
        }

        (Name, _terms, Inputs) = (name, terms, [.. terms.Select(t => t.Symbol)]);
        Columns = [new ScoreColumn(name, Formula, "log2", direction)];
    }

    /// <summary>BCL2 + BCL-XL - BAK - BAX: the balance of the family's guards and effectors, the proteins of Lindner et al. 2017.</summary>
    public static ExpressionScore Bcl2Balance { get; } = new("bcl2_balance", ScoreDirection.MoreSurvival, [("BCL2", 1), ("BCL2L1", 1), ("BAK1", -1), ("BAX", -1)]);

    /// <summary>Effector caspases without a model: CASP3 + CASP9 + APAF1 + DIABLO - XIAP, the five inputs of Rehm et al. 2006.</summary>
    public static ExpressionScore EffectorBalance { get; } = new("effector_balance", ScoreDirection.MoreDeath, [("APAF1", 1), ("CASP9", 1), ("CASP3", 1), ("DIABLO", 1), ("XIAP", -1)]);

    /// <inheritdoc/>
    public string Name { get; }

    /// <summary>The sum as text.</summary>
    public string Formula => string.Join(" ", _terms.Select((t, i) => string.Create(
        CultureInfo.InvariantCulture, $"{(t.Weight < 0 ? "- " : i > 0 ? "+ " : "")}{(Math.Abs(t.Weight) == 1 ? "" : $"{Math.Abs(t.Weight):G4} ")}{t.Symbol}")));

    /// <inheritdoc/>
    public string Meaning => $"A plain sum of markers, {Formula}, without a model.";

    /// <inheritdoc/>
    public ImmutableArray<string> Inputs { get; }

    /// <inheritdoc/>
    public ImmutableArray<ScoreColumn> Columns { get; }

    /// <inheritdoc/>
    public ScoreValues Evaluate(LevelMatrix levels, ScoreExecution execution)
    {
        ArgumentNullException.ThrowIfNull(levels);
        ArgumentNullException.ThrowIfNull(execution);
        int[] places = levels.Places(Inputs);
        double[] values = new double[levels.Rows];
        for (int row = 0; row < values.Length; row++)
        {
            ReadOnlySpan<double> folds = levels.Row(row);
            for (int t = 0; t < places.Length; t++)
            {
                double fold = places[t] < 0 ? 1 : folds[places[t]];
                values[row] += fold > 0 ? _terms[t].Weight * PortableMath.Log(fold) / PortableMath.Log(2) : double.NaN;
            }
        }

        execution.Progress?.Invoke(values.Length);
        return new ScoreValues(1, values);
    }
}
