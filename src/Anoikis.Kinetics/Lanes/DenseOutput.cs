using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using Anoikis.Numerics.Lanes;

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
    public static Interpolant AtPlace(Bundle bundle, int lane, int place)
    {
        int at = (place * bundle.Width) + lane;
        ImmutableArray<ImmutableArray<double>> dense = bundle.Network.Tableau.Dense;
        return new Interpolant(
            bundle.States[at],
            bundle.Trial[at],
            Combine(bundle, at, dense[0]),
            Combine(bundle, at, dense[1]),
            dense.Length > 2 ? Combine(bundle, at, dense[2]) : 0);
    }

    private static double Combine(Bundle bundle, int at, ImmutableArray<double> factors)
    {
        double sum = 0;
        for (int j = 0; j < factors.Length; j++)
        {
            sum += factors[j] * bundle.StageValue(j, at);
        }

        return sum;
    }
}

/// <summary>The same for all lanes at once.</summary>
internal static unsafe class DenseOutput<TLanes, TVector, TStages>
    where TLanes : struct, ILaneArithmetic<TVector>
    where TStages : struct, IStageNumbers<TVector>
    where TVector : struct
{
    /// <summary>Replaces the states on trial of some lanes by those at a fraction of the step, each lane's own; a fraction of 1 leaves them.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Cut(Bundle bundle, TVector lanes, TVector fractions)
    {
        TVector one = TLanes.Broadcast(1);
        TVector rest = TLanes.Subtract(one, fractions);
        TVector cut = TLanes.And(lanes, TLanes.LessThan(fractions, one));
        ImmutableArray<ImmutableArray<double>> dense = bundle.Network.Tableau.Dense;
        int end = bundle.Network.Layout.States * TLanes.Width;
        for (int i = 0; i < end; i += TLanes.Width)
        {
            TVector inner = Combine(bundle, i, dense[^1]);
            for (int row = dense.Length - 2; row >= 0; row--)
            {
                inner = TLanes.FusedMultiplyAdd(fractions, inner, Combine(bundle, i, dense[row]));
            }

            TVector trial = TLanes.Load(bundle.Trial + i);
            inner = TLanes.FusedMultiplyAdd(rest, inner, trial);
            TVector value = TLanes.FusedMultiplyAdd(fractions, inner, TLanes.Multiply(rest, TLanes.Load(bundle.States + i)));
            value = TLanes.Select(cut, value, trial);
            TLanes.Store(bundle.Trial + i, value);
            if (TStages.Narrows)
            {
                TStages.Store(bundle.StageTrial, i, value);
            }
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TVector Combine(Bundle bundle, int at, ImmutableArray<double> factors)
    {
        TVector sum = TLanes.Broadcast(0);
        for (int j = 0; j < factors.Length; j++)
        {
            sum = TLanes.FusedMultiplyAdd(TLanes.Broadcast(factors[j]), TStages.Load(bundle.Stage(j), at), sum);
        }

        return sum;
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
