using System.Runtime.Intrinsics;
using Anoikis.Numerics.Lanes;

namespace Anoikis.Numerics.Elementary;

/// <summary>exp of many numbers, eight at a time, with the bits of <see cref="PortableMath.Exp"/>.</summary>
public static class SpanExp
{
    /// <summary>Replaces each number by its exponential.</summary>
    public static unsafe void InPlace(Span<double> numbers)
    {
        double* some = stackalloc double[Lanes8.Width];
        for (int start = 0; start < numbers.Length; start += Lanes8.Width)
        {
            Span<double> part = numbers.Slice(start, Math.Min(Lanes8.Width, numbers.Length - start));
            part.CopyTo(new Span<double>(some, Lanes8.Width));
            Lanes8.Store(some, LaneExp.Of<Lanes8, Vector512<double>>(Lanes8.Load(some)));
            new ReadOnlySpan<double>(some, part.Length).CopyTo(part);
        }
    }
}
