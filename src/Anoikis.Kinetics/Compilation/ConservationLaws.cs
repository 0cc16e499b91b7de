using System.Numerics;
using Anoikis.Kinetics.Equations;

namespace Anoikis.Kinetics.Compilation;

/// <summary>One law: y[Dependent] = total - sum of coefficient x y[state], whatever the rates are.</summary>
/// <param name="Dependent">State that the law gives.</param>
/// <param name="Terms">The other states with their coefficients; none is the dependent of any law.</param>
internal sealed record ConservationLaw(int Dependent, IReadOnlyList<(int State, double Coefficient)> Terms);

/// <summary>
/// Finds the sums of states that no term of the equations changes (moieties: all receptor, all XIAP ...), exactly, in rational arithmetic:
/// the left null space of the matrix whose rows are the <see cref="LinearForm"/>s. A network in which everything is made and degraded has none.
/// </summary>
internal static class ConservationLaws
{
    // A law spreads each term that reads its state over the law's length, as fill of the Jacobian and its factors. Beyond this product of the two the fill
    // costs more than the state that is saved (measured on Albeck 2008: 41 states are faster than 40).
    private const int LargestSpread = 8;

    /// <summary>The laws worth using, each with a dependent state of its own.</summary>
    /// <param name="system">The equations.</param>
    /// <param name="size">Typical size of each state: of equally cheap candidates the largest becomes dependent, so that the small ones keep their accuracy.</param>
    public static IReadOnlyList<ConservationLaw> Find(OdeSystem system, IReadOnlyList<double> size)
    {
        int[] readers = CountReaders(system);
        List<Fraction[]> laws = NullSpace(system);
        var chosen = new List<(int Dependent, Fraction[] Law)>();
        while (laws.Count > 0)
        {
            (int row, int dependent, long spread) = Cheapest(laws, readers, size);
            if (spread > LargestSpread)
            {
                break;
            }

            Fraction[] law = Scale(laws[row], laws[row][dependent].Inverse());
            laws.RemoveAt(row);
            laws = [.. laws.Select(other => Eliminate(other, law, dependent)).Where(other => !Array.TrueForAll(other, c => c.IsZero))];
            chosen = [.. chosen.Select(c => (c.Dependent, Eliminate(c.Law, law, dependent)))];
            chosen.Add((dependent, law));
        }

        return [.. chosen.OrderBy(c => c.Dependent).Select(c => new ConservationLaw(
            c.Dependent,
            [.. Enumerable.Range(0, c.Law.Length).Where(i => i != c.Dependent && !c.Law[i].IsZero).Select(i => (i, c.Law[i].ToDouble()))]))];
    }

    // How many terms of the equations read each state: each of them spreads over the law's whole length when the state is replaced.
    private static int[] CountReaders(OdeSystem system)
    {
        int[] readers = new int[system.States.Length];
        var terms = new HashSet<int>(system.Derivatives.SelectMany(d => LinearForm.Of(system.Graph, d).Keys));
        foreach (int term in terms)
        {
            foreach (int state in GraphTraversal.StatesOf(system.Graph, term))
            {
                readers[state]++;
            }
        }

        return readers;
    }

    private static (int Row, int Dependent, long Spread) Cheapest(List<Fraction[]> laws, int[] readers, IReadOnlyList<double> size)
    {
        (int Row, int State) best = (-1, -1);
        (long Cost, double Size) bestRank = (long.MaxValue, 0);
        for (int row = 0; row < laws.Count; row++)
        {
            int length = laws[row].Count(c => !c.IsZero);
            for (int state = 0; state < laws[row].Length; state++)
            {
                if (laws[row][state].IsZero)
                {
                    continue;
                }

                long cost = (long)readers[state] * (length - 1);
                if (cost < bestRank.Cost || (cost == bestRank.Cost && size[state] > bestRank.Size))
                {
                    best = (row, state);
                    bestRank = (cost, size[state]);
                }
            }
        }

        return (best.Row, best.State, bestRank.Cost);
    }

    // Row reduction of [S | I]; where the S part of a row becomes zero, its I part is a law.
    private static List<Fraction[]> NullSpace(OdeSystem system)
    {
        int n = system.States.Length;
        var rows = new List<(Dictionary<int, Fraction> Terms, Fraction[] Law)>();
        for (int i = 0; i < n; i++)
        {
            var terms = LinearForm.Of(system.Graph, system.Derivatives[i]).ToDictionary(t => t.Key, t => new Fraction(t.Value));
            var law = new Fraction[n];
            law[i] = Fraction.One;
            rows.Add((terms, law));
        }

        var laws = new List<Fraction[]>();
        while (rows.Count > 0)
        {
            laws.AddRange(rows.Where(r => r.Terms.Count == 0).Select(r => r.Law));
            rows.RemoveAll(r => r.Terms.Count == 0);
            if (rows.Count == 0)
            {
                break;
            }

            // The shortest row is the cheapest pivot and keeps the laws short.
            (Dictionary<int, Fraction> Terms, Fraction[] Law) pivot = rows.MinBy(r => (r.Terms.Count, r.Law.Count(c => !c.IsZero)));
            rows.Remove(pivot);
            int column = pivot.Terms.Keys.MinBy(term => (rows.Count(r => r.Terms.ContainsKey(term)), term));
            Fraction inverse = pivot.Terms[column].Inverse();
            for (int r = 0; r < rows.Count; r++)
            {
                if (rows[r].Terms.TryGetValue(column, out Fraction entry))
                {
                    Fraction factor = entry * inverse;
                    Subtract(rows[r].Terms, pivot.Terms, factor);
                    rows[r] = (rows[r].Terms, [.. rows[r].Law.Zip(pivot.Law, (a, b) => b.IsZero ? a : a - (factor * b))]);
                }
            }
        }

        return laws;
    }

    private static void Subtract(Dictionary<int, Fraction> target, Dictionary<int, Fraction> source, Fraction factor)
    {
        foreach ((int term, Fraction value) in source)
        {
            Fraction difference = target.GetValueOrDefault(term) - (factor * value);
            if (difference.IsZero)
            {
                target.Remove(term);
            }
            else
            {
                target[term] = difference;
            }
        }
    }

    private static Fraction[] Scale(Fraction[] law, Fraction factor) => [.. law.Select(c => c * factor)];

    private static Fraction[] Eliminate(Fraction[] law, Fraction[] pivot, int column)
    {
        Fraction factor = law[column];
        return factor.IsZero ? law : [.. law.Zip(pivot, (a, b) => b.IsZero ? a : a - (factor * b))];
    }

    /// <summary>An exact rational number; the default value is zero.</summary>
    private readonly record struct Fraction
    {
        private readonly BigInteger _numerator;
        private readonly BigInteger _denominatorLessOne;

        public Fraction(BigInteger numerator, BigInteger? denominator = null)
        {
            BigInteger d = denominator ?? BigInteger.One;
            BigInteger common = BigInteger.GreatestCommonDivisor(numerator, d) * (d.Sign < 0 ? -1 : 1);
            _numerator = numerator / common;
            _denominatorLessOne = (d / common) - 1;
        }

        public static Fraction One { get; } = new(1);

        public bool IsZero => _numerator.IsZero;

        private BigInteger Denominator => _denominatorLessOne + 1;

        public Fraction Inverse() => new(Denominator, _numerator);

        public double ToDouble() => (double)_numerator / (double)Denominator;

        public static Fraction operator -(Fraction a, Fraction b)
            => new((a._numerator * b.Denominator) - (b._numerator * a.Denominator), a.Denominator * b.Denominator);

        public static Fraction operator *(Fraction a, Fraction b) => new(a._numerator * b._numerator, a.Denominator * b.Denominator);
    }
}
