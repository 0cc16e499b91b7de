using Anoikis.Numerics.Lanes;

namespace Anoikis.Tests.Numerics.Lanes;

/// <summary>Carries arrays of doubles into lanes and back, so that a test can run one function at every width.</summary>
internal static unsafe class Wide
{
    public delegate TVector Operation<TVector>(TVector a, TVector b, TVector c)
        where TVector : struct;

    public static double[] Run<TLanes, TVector>(double[] a, double[] b, double[] c, Operation<TVector> operation)
        where TLanes : struct, ILaneArithmetic<TVector>
        where TVector : struct
    {
        double[] result = new double[a.Length];
        fixed (double* pa = a, pb = b, pc = c, pr = result)
        {
            for (int i = 0; i < a.Length; i += TLanes.Width)
                TLanes.Store(pr + i, operation(TLanes.Load(pa + i), TLanes.Load(pb + i), TLanes.Load(pc + i)));
        }

        return result;
    }
}
