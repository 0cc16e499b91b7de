using Anoikis.Numerics.Lanes;

namespace Anoikis.Kinetics.Lanes;

/// <summary>
/// The end of a step, in the precision of its stages: the states on trial, y plus the last increment and the last u, and how far they err. A state that the equations keep from turning negative is put
/// to 0 where the step made it negative, which brings it nearer to the solution (Shampine, Thompson, Kierzenka and Byrne 2005, Appl Math Comput 170:556).
/// </summary>
internal interface IStepEnd<TVector> : IStageNumbers<TVector>
    where TVector : struct
{
    /// <summary>Writes the states on trial and returns, per lane, the mean square of error over tolerance, e[i] / (atol + rtol max(|y[i]|, |trial[i]|)).</summary>
    static abstract TVector Finish(Bundle bundle, double relativeTolerance, double absoluteTolerance);
}
