using Anoikis.Numerics.Lanes;
using Anoikis.Numerics.Rosenbrock;

namespace Anoikis.Kinetics.Lanes;

/// <summary>One lane's states inside the step on trial, by Rodas4's own continuous extension, a cubic in the fraction of the step.</summary>
internal static unsafe class DenseOutput
{
    /// <summary>The cubic of a state of the equations.</summary>
    public static Cubic Of(Bundle bundle, int lane, int state)
    {
        (int place, int number) = bundle.PlaceOf(state);
        if (place >= 0)
        {
            return AtPlace(bundle, lane, place);
        }

        Bundle.PlacedLaw law = bundle.Law(number);
        double total = bundle.Parameter(lane, law.Total);
        var sum = new Cubic(total, total, 0, 0);
        for (int i = 0; i < law.Places.Length; i++)
        {
            sum = sum.Minus(law.Coefficients[i], AtPlace(bundle, lane, law.Places[i]));
        }

        return sum;
    }

    /// <summary>The cubic of a stored state.</summary>
    public static Cubic AtPlace(Bundle bundle, int lane, int place)
    {
        int at = (place * bundle.Width) + lane;
        double u1 = bundle.Stage(0)[at];
        double u2 = bundle.Stage(1)[at];
        double u3 = bundle.Stage(2)[at];
        double u4 = bundle.Stage(3)[at];
        double u5 = bundle.Stage(4)[at];
        double k3 = (Rodas4Tableau.D31 * u1) + (Rodas4Tableau.D32 * u2) + (Rodas4Tableau.D33 * u3) + (Rodas4Tableau.D34 * u4) + (Rodas4Tableau.D35 * u5);
        double k4 = (Rodas4Tableau.D41 * u1) + (Rodas4Tableau.D42 * u2) + (Rodas4Tableau.D43 * u3) + (Rodas4Tableau.D44 * u4) + (Rodas4Tableau.D45 * u5);
        return new Cubic(bundle.States[at], bundle.Trial[at], k3, k4);
    }
}

/// <summary>The same for all lanes at once.</summary>
internal static unsafe class DenseOutput<TLanes, TVector>
    where TLanes : struct, ILaneArithmetic<TVector>
    where TVector : struct
{
    /// <summary>Replaces the states on trial of some lanes by those at a fraction of the step, each lane's own; a fraction of 1 leaves them.</summary>
    public static void Cut(Bundle bundle, TVector lanes, TVector fractions)
    {
        TVector one = TLanes.Broadcast(1);
        TVector rest = TLanes.Subtract(one, fractions);
        TVector cut = TLanes.And(lanes, TLanes.LessThan(fractions, one));
        int end = bundle.Network.Layout.States * TLanes.Width;
        for (int i = 0; i < end; i += TLanes.Width)
        {
            TVector k3 = Combine(bundle, i, Rodas4Tableau.D31, Rodas4Tableau.D32, Rodas4Tableau.D33, Rodas4Tableau.D34, Rodas4Tableau.D35);
            TVector k4 = Combine(bundle, i, Rodas4Tableau.D41, Rodas4Tableau.D42, Rodas4Tableau.D43, Rodas4Tableau.D44, Rodas4Tableau.D45);
            TVector trial = TLanes.Load(bundle.Trial + i);
            TVector inner = TLanes.FusedMultiplyAdd(rest, TLanes.FusedMultiplyAdd(fractions, k4, k3), trial);
            TVector value = TLanes.FusedMultiplyAdd(fractions, inner, TLanes.Multiply(rest, TLanes.Load(bundle.States + i)));
            TLanes.Store(bundle.Trial + i, TLanes.Select(cut, value, trial));
        }
    }

    private static TVector Combine(Bundle bundle, int at, double d1, double d2, double d3, double d4, double d5)
    {
        TVector sum = TLanes.Multiply(TLanes.Broadcast(d1), TLanes.Load(bundle.Stage(0) + at));
        sum = TLanes.FusedMultiplyAdd(TLanes.Broadcast(d2), TLanes.Load(bundle.Stage(1) + at), sum);
        sum = TLanes.FusedMultiplyAdd(TLanes.Broadcast(d3), TLanes.Load(bundle.Stage(2) + at), sum);
        sum = TLanes.FusedMultiplyAdd(TLanes.Broadcast(d4), TLanes.Load(bundle.Stage(3) + at), sum);
        return TLanes.FusedMultiplyAdd(TLanes.Broadcast(d5), TLanes.Load(bundle.Stage(4) + at), sum);
    }
}

/// <summary>(1 - s) Start + s (End + (1 - s) (K3 + s K4)).</summary>
internal readonly record struct Cubic(double Start, double End, double K3, double K4)
{
    /// <summary>The value at fraction <paramref name="s"/> of the step, 0 to 1.</summary>
    public double At(double s)
    {
        double rest = 1 - s;
        return (rest * Start) + (s * (End + (rest * (K3 + (s * K4)))));
    }

    /// <summary>This minus a multiple of another.</summary>
    public Cubic Minus(double factor, Cubic other) => new(
        Start - (factor * other.Start), End - (factor * other.End), K3 - (factor * other.K3), K4 - (factor * other.K4));
}
