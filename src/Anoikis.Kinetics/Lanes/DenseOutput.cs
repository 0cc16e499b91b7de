using System.Collections.Immutable;
using System.Runtime.CompilerServices;

namespace Anoikis.Kinetics.Lanes;

/// <summary>One lane's states inside the step on trial, by the method's own continuous extension, a polynomial in the fraction of the step.</summary>
internal static unsafe class DenseOutput
{
    /// <summary>The polynomial of a state of the equations.</summary>
    public static Interpolant Of(Bundle bundle, int lane, int state)
    {
        (int place, int number) = bundle.PlaceOf(state);
        if (place >= 0)
        {
            return AtPlace(bundle, lane, place);
        }

        Bundle.PlacedLaw law = bundle.Law(number);
        double total = bundle.Parameter(lane, law.Total);
        var sum = new Interpolant(total, total, 0, 0, 0);
        for (int i = 0; i < law.Places.Length; i++)
        {
            sum = sum.Minus(law.Coefficients[i], AtPlace(bundle, lane, law.Places[i]));
        }

        return sum;
    }

    /// <summary>The polynomial of a stored state.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Interpolant AtPlace(Bundle bundle, int lane, int place)
    {
        int at = (place * bundle.Width) + lane;
        ImmutableArray<ImmutableArray<double>> dense = bundle.Network.Tableau.Dense;
        return new Interpolant(
            bundle.States[at],
            bundle.Trial[at],
            bundle.StageSum(dense[0].AsSpan(), at),
            bundle.StageSum(dense[1].AsSpan(), at),
            dense.Length > 2 ? bundle.StageSum(dense[2].AsSpan(), at) : 0);
    }

    /// <summary>Replaces a lane's states on trial by those at a fraction of the step.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Cut(Bundle bundle, int lane, double fraction)
    {
        for (int place = 0; place < bundle.Network.Layout.States; place++)
        {
            bundle.WriteTrial((place * bundle.Width) + lane, AtPlace(bundle, lane, place).At(fraction));
        }
    }
}

/// <summary>(1 - s) Start + s (End + (1 - s) (K3 + s (K4 + s K5))).</summary>
internal readonly record struct Interpolant(double Start, double End, double K3, double K4, double K5)
{
    /// <summary>The value at fraction <paramref name="s"/> of the step, 0 to 1.</summary>
    public double At(double s)
    {
        double rest = 1 - s;
        return (rest * Start) + (s * (End + (rest * (K3 + (s * (K4 + (s * K5)))))));
    }

    /// <summary>This minus a multiple of another.</summary>
    public Interpolant Minus(double factor, Interpolant other) => new(
        Start - (factor * other.Start),
        End - (factor * other.End),
        K3 - (factor * other.K3),
        K4 - (factor * other.K4),
        K5 - (factor * other.K5));
}
