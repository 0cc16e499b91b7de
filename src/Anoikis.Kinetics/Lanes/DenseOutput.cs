using Anoikis.Kinetics.Compilation;
using Anoikis.Numerics.Rosenbrock;

namespace Anoikis.Kinetics.Lanes;

/// <summary>One lane's states inside the step on trial, by Rodas4's own continuous extension.</summary>
internal static unsafe class DenseOutput
{
    /// <summary>A state of the equations at fraction <paramref name="s"/> of the step, 0 to 1.</summary>
    public static double State(Bundle bundle, int lane, int state, double s)
    {
        (int place, int law) = bundle.PlaceOf(state);
        if (place >= 0)
        {
            return Place(bundle, lane, place, s);
        }

        ReducedSystem reduced = bundle.Network.Reduced;
        double value = bundle.Parameter(lane, reduced.FirstTotal + law);
        foreach ((int other, double coefficient) in reduced.Laws[law].Terms)
        {
            value -= coefficient * Place(bundle, lane, bundle.PlaceOf(other).Place, s);
        }

        return value;
    }

    /// <summary>A stored state at fraction <paramref name="s"/> of the step.</summary>
    public static double Place(Bundle bundle, int lane, int place, double s)
    {
        int at = (place * bundle.Width) + lane;
        double u1 = bundle.Stage(0)[at];
        double u2 = bundle.Stage(1)[at];
        double u3 = bundle.Stage(2)[at];
        double u4 = bundle.Stage(3)[at];
        double u5 = bundle.Stage(4)[at];
        double k3 = (Rodas4Tableau.D31 * u1) + (Rodas4Tableau.D32 * u2) + (Rodas4Tableau.D33 * u3) + (Rodas4Tableau.D34 * u4) + (Rodas4Tableau.D35 * u5);
        double k4 = (Rodas4Tableau.D41 * u1) + (Rodas4Tableau.D42 * u2) + (Rodas4Tableau.D43 * u3) + (Rodas4Tableau.D44 * u4) + (Rodas4Tableau.D45 * u5);
        double rest = 1 - s;
        return (rest * bundle.States[at]) + (s * (bundle.Trial[at] + (rest * (k3 + (s * k4)))));
    }
}
