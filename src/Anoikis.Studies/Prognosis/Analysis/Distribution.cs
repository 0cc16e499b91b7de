namespace Anoikis.Studies.Prognosis.Analysis;

/// <summary>Known values of a column, in rising order, and what they are like; NaN where there are none.</summary>
/// <param name="Known">The values, rising.</param>
public sealed record Distribution(IReadOnlyList<double> Known)
{
    /// <summary>The values that are there of some.</summary>
    public static Distribution Of(IEnumerable<double> values) => new([.. values.Where(v => !double.IsNaN(v)).Order()]);

    /// <summary>How many.</summary>
    public int Count => Known.Count;

    /// <summary>The value below which a part p lies, between values by the line through them (R's type 7).</summary>
    public double Quantile(double p)
    {
        if (Count == 0)
            return double.NaN;
        double place = p * (Count - 1);
        int below = (int)place;
        return below + 1 < Count ? Known[below] + ((place - below) * (Known[below + 1] - Known[below])) : Known[^1];
    }

    /// <summary>The mean.</summary>
    public double Mean => Count == 0 ? double.NaN : Known.Average();

    /// <summary>The standard deviation; 0 of fewer than two.</summary>
    public double Deviation
    {
        get
        {
            double mean = Mean;
            return Count < 2 ? 0 : Math.Sqrt(Known.Sum(v => (v - mean) * (v - mean)) / (Count - 1));
        }
    }
}
