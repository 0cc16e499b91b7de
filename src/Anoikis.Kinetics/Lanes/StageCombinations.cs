using System.Runtime.CompilerServices;
using Anoikis.Numerics.Lanes;
using Anoikis.Numerics.Rosenbrock;

namespace Anoikis.Kinetics.Lanes;

/// <summary>
/// What each stage of Rodas4 starts from, in one pass over the states: the argument y + sum of A[i,j] u[j], and the addend sum of C[i,j]/h u[j] in the
/// place of the stage's own u. The arrays u[1] to u[6] lie one after another. One method a stage, because a loop alone keeps its addresses in registers.
/// </summary>
internal static unsafe class StageCombinations<TLanes, TVector>
    where TLanes : struct, ILaneArithmetic<TVector>
    where TVector : struct
{
    /// <summary>Argument and addend of stage 2.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    public static void Stage2(double* y, double* trial, double* u, nint length, TVector inverseStep)
    {
        TVector a1 = TLanes.Broadcast(Rodas4Tableau.A21);
        TVector c1 = TLanes.Multiply(TLanes.Broadcast(Rodas4Tableau.C21), inverseStep);
        double* next = u + length;
        for (nint i = 0; i < length; i += TLanes.Width)
        {
            TVector v1 = TLanes.Load(u + i);
            TVector argument = TLanes.FusedMultiplyAdd(a1, v1, TLanes.Load(y + i));
            TLanes.Store(trial + i, argument);
            TVector addend = TLanes.Multiply(c1, v1);
            TLanes.Store(next + i, addend);
        }
    }

    /// <summary>Argument and addend of stage 3.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    public static void Stage3(double* y, double* trial, double* u, nint length, TVector inverseStep)
    {
        TVector a1 = TLanes.Broadcast(Rodas4Tableau.A31);
        TVector a2 = TLanes.Broadcast(Rodas4Tableau.A32);
        TVector c1 = TLanes.Multiply(TLanes.Broadcast(Rodas4Tableau.C31), inverseStep);
        TVector c2 = TLanes.Multiply(TLanes.Broadcast(Rodas4Tableau.C32), inverseStep);
        double* u2 = u + length;
        double* next = u + (2 * length);
        for (nint i = 0; i < length; i += TLanes.Width)
        {
            TVector v1 = TLanes.Load(u + i);
            TVector v2 = TLanes.Load(u2 + i);
            TVector argument = TLanes.FusedMultiplyAdd(a1, v1, TLanes.Load(y + i));
            argument = TLanes.FusedMultiplyAdd(a2, v2, argument);
            TLanes.Store(trial + i, argument);
            TVector addend = TLanes.Multiply(c1, v1);
            addend = TLanes.FusedMultiplyAdd(c2, v2, addend);
            TLanes.Store(next + i, addend);
        }
    }

    /// <summary>Argument and addend of stage 4.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    public static void Stage4(double* y, double* trial, double* u, nint length, TVector inverseStep)
    {
        TVector a1 = TLanes.Broadcast(Rodas4Tableau.A41);
        TVector a2 = TLanes.Broadcast(Rodas4Tableau.A42);
        TVector a3 = TLanes.Broadcast(Rodas4Tableau.A43);
        TVector c1 = TLanes.Multiply(TLanes.Broadcast(Rodas4Tableau.C41), inverseStep);
        TVector c2 = TLanes.Multiply(TLanes.Broadcast(Rodas4Tableau.C42), inverseStep);
        TVector c3 = TLanes.Multiply(TLanes.Broadcast(Rodas4Tableau.C43), inverseStep);
        double* u2 = u + length;
        double* u3 = u + (2 * length);
        double* next = u + (3 * length);
        for (nint i = 0; i < length; i += TLanes.Width)
        {
            TVector v1 = TLanes.Load(u + i);
            TVector v2 = TLanes.Load(u2 + i);
            TVector v3 = TLanes.Load(u3 + i);
            TVector argument = TLanes.FusedMultiplyAdd(a1, v1, TLanes.Load(y + i));
            argument = TLanes.FusedMultiplyAdd(a2, v2, argument);
            argument = TLanes.FusedMultiplyAdd(a3, v3, argument);
            TLanes.Store(trial + i, argument);
            TVector addend = TLanes.Multiply(c1, v1);
            addend = TLanes.FusedMultiplyAdd(c2, v2, addend);
            addend = TLanes.FusedMultiplyAdd(c3, v3, addend);
            TLanes.Store(next + i, addend);
        }
    }

    /// <summary>Argument and addend of stage 5.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    public static void Stage5(double* y, double* trial, double* u, nint length, TVector inverseStep)
    {
        TVector a1 = TLanes.Broadcast(Rodas4Tableau.A51);
        TVector a2 = TLanes.Broadcast(Rodas4Tableau.A52);
        TVector a3 = TLanes.Broadcast(Rodas4Tableau.A53);
        TVector a4 = TLanes.Broadcast(Rodas4Tableau.A54);
        TVector c1 = TLanes.Multiply(TLanes.Broadcast(Rodas4Tableau.C51), inverseStep);
        TVector c2 = TLanes.Multiply(TLanes.Broadcast(Rodas4Tableau.C52), inverseStep);
        TVector c3 = TLanes.Multiply(TLanes.Broadcast(Rodas4Tableau.C53), inverseStep);
        TVector c4 = TLanes.Multiply(TLanes.Broadcast(Rodas4Tableau.C54), inverseStep);
        double* u2 = u + length;
        double* u3 = u + (2 * length);
        double* u4 = u + (3 * length);
        double* next = u + (4 * length);
        for (nint i = 0; i < length; i += TLanes.Width)
        {
            TVector v1 = TLanes.Load(u + i);
            TVector v2 = TLanes.Load(u2 + i);
            TVector v3 = TLanes.Load(u3 + i);
            TVector v4 = TLanes.Load(u4 + i);
            TVector argument = TLanes.FusedMultiplyAdd(a1, v1, TLanes.Load(y + i));
            argument = TLanes.FusedMultiplyAdd(a2, v2, argument);
            argument = TLanes.FusedMultiplyAdd(a3, v3, argument);
            argument = TLanes.FusedMultiplyAdd(a4, v4, argument);
            TLanes.Store(trial + i, argument);
            TVector addend = TLanes.Multiply(c1, v1);
            addend = TLanes.FusedMultiplyAdd(c2, v2, addend);
            addend = TLanes.FusedMultiplyAdd(c3, v3, addend);
            addend = TLanes.FusedMultiplyAdd(c4, v4, addend);
            TLanes.Store(next + i, addend);
        }
    }

    /// <summary>Argument and addend of stage 6; its argument is stage 5's plus u5, which <paramref name="trial"/> still holds.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    public static void Stage6(double* trial, double* u, nint length, TVector inverseStep)
    {
        TVector c1 = TLanes.Multiply(TLanes.Broadcast(Rodas4Tableau.C61), inverseStep);
        TVector c2 = TLanes.Multiply(TLanes.Broadcast(Rodas4Tableau.C62), inverseStep);
        TVector c3 = TLanes.Multiply(TLanes.Broadcast(Rodas4Tableau.C63), inverseStep);
        TVector c4 = TLanes.Multiply(TLanes.Broadcast(Rodas4Tableau.C64), inverseStep);
        TVector c5 = TLanes.Multiply(TLanes.Broadcast(Rodas4Tableau.C65), inverseStep);
        double* u2 = u + length;
        double* u3 = u + (2 * length);
        double* u4 = u + (3 * length);
        double* u5 = u + (4 * length);
        double* next = u + (5 * length);
        for (nint i = 0; i < length; i += TLanes.Width)
        {
            TVector v1 = TLanes.Load(u + i);
            TVector v2 = TLanes.Load(u2 + i);
            TVector v3 = TLanes.Load(u3 + i);
            TVector v4 = TLanes.Load(u4 + i);
            TVector v5 = TLanes.Load(u5 + i);
            TLanes.Store(trial + i, TLanes.Add(TLanes.Load(trial + i), v5));
            TVector addend = TLanes.Multiply(c1, v1);
            addend = TLanes.FusedMultiplyAdd(c2, v2, addend);
            addend = TLanes.FusedMultiplyAdd(c3, v3, addend);
            addend = TLanes.FusedMultiplyAdd(c4, v4, addend);
            addend = TLanes.FusedMultiplyAdd(c5, v5, addend);
            TLanes.Store(next + i, addend);
        }
    }
}
