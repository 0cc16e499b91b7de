using Anoikis.Numerics.Lanes;

namespace Anoikis.Kinetics.Lanes;

/// <summary>
/// The end of a step, in the precision of its stages: the states on trial, y plus the last increment and the last u, and how far they err. A state that the equations keep from turning negative is put
/// to 0 where the step made it negative, which brings it nearer to the solution (Shampine, Thompson, Kierzenka and Byrne 2005, Appl Math Comput 170:556).
/// </summary>
/// <remarks>
/// The method's estimate, the last u, holds errors that the solution forgets within the step, and these alone would keep steps short after every jump. So it is filtered, f = (I - gamma h J)^-1 u
/// (Shampine and Baca 1984, J Comput Appl Math 11:197; Hairer and Wanner 1996, section IV.8): a component of eigenvalue m is multiplied by 1/(1 - gamma h m), which takes from those that decay and adds
/// to those that grow. Where growth is faster than the step resolves, gamma h m above 1, the factor turns negative and may be small; a cell at its point of no return must not lose its error there. So
/// where the filter turns a sign, e = max(|f|, |u|), and elsewhere e = |f|.
/// </remarks>
internal interface IStepEnd<TVector> : IStageNumbers<TVector>
    where TVector : struct
{
    /// <summary>Writes the states on trial and returns, per lane, the mean square of error over tolerance, e[i] / (atol + rtol max(|y[i]|, |trial[i]|)).</summary>
    static abstract TVector Finish(Bundle bundle, double relativeTolerance, double absoluteTolerance);
}
