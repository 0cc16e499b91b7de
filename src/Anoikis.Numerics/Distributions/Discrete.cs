using System.Collections.Immutable;

namespace Anoikis.Numerics.Distributions;

/// <summary>One of a few values, each with its weight.</summary>
public sealed record Discrete : Distribution
{
    private readonly ImmutableArray<double> _values;
    private readonly ImmutableArray<double> _cumulative;

    /// <summary>Finite values and weights of at least 0, not all 0; the probabilities are the weights over their sum.</summary>
    public Discrete(IEnumerable<(double Value, double Weight)> outcomes)
    {
        (double Value, double Weight)[] sorted = [.. outcomes.OrderBy(outcome => outcome.Value)];
        foreach ((double value, double weight) in sorted)
        {
            Finite(value, nameof(value));
            NotNegative(weight, nameof(weight));
        }

        double total = Positive(sorted.Sum(outcome => outcome.Weight), "sum of weights");
        _values = [.. sorted.Select(outcome => outcome.Value)];
        double sum = 0.0;
        _cumulative = [.. sorted.Select(outcome => sum += outcome.Weight / total)];
        Mean = sorted.Sum(outcome => outcome.Value * (outcome.Weight / total));
    }

    /// <inheritdoc/>
    public override double Mean { get; }

    /// <inheritdoc/>
    public override double Cdf(double x)
    {
        double below = 0.0;
        for (int i = 0; i < _values.Length && _values[i] <= x; i++)
            below = i == _values.Length - 1 ? 1.0 : _cumulative[i];
        return below;
    }

    /// <inheritdoc/>
    public override double Quantile(double p)
    {
        Probability(p);
        int last = _values.Length - 1;
        while (last > 0 && _cumulative[last] <= _cumulative[last - 1])
            last--;
        for (int i = 0; i < last; i++)
        {
            if (_cumulative[i] >= p && _cumulative[i] > 0.0)
                return _values[i];
        }

        return _values[last];
    }

    /// <summary>Same values and probabilities.</summary>
    public bool Equals(Discrete? other)
        => other is not null && _values.SequenceEqual(other._values) && _cumulative.SequenceEqual(other._cumulative);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(_values.Length, Mean);
}
