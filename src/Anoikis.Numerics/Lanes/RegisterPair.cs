using System.Runtime.Intrinsics;

namespace Anoikis.Numerics.Lanes;

/// <summary>Sixteen numbers in two 512-bit registers; equality and text are those of the numbers.</summary>
/// <param name="First">Lanes 0 to 7.</param>
/// <param name="Second">Lanes 8 to 15.</param>
public readonly record struct RegisterPair(Vector512<double> First, Vector512<double> Second);
