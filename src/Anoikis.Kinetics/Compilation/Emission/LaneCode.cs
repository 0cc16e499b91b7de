using System.Runtime.CompilerServices;

namespace Anoikis.Kinetics.Compilation.Emission;

/// <summary>Straight-line code for one bundle of lanes.</summary>
/// <param name="bundle">Parameters, matrix and scratch of the bundle, see <see cref="BundleLayout"/>.</param>
/// <param name="states">The states at which formulas are evaluated.</param>
/// <param name="target">Where a vector of one number per state is read and written.</param>
internal unsafe delegate void LaneCode(void* bundle, void* states, void* target);

/// <summary>Which of the three pointers of <see cref="LaneCode"/> an address counts from.</summary>
internal enum Region : byte
{
    /// <summary>Parameters, matrix and scratch.</summary>
    Bundle,

    /// <summary>States.</summary>
    States,

    /// <summary>Right-hand side and solution.</summary>
    Target,
}

/// <summary>A place in a bundle, in vectors from the region's pointer.</summary>
internal readonly record struct Address(Region Region, int Slot);

/// <summary>A node whose value is stored. Of two roots with one address, the earlier is scratch: it must not be read after the later is stored.</summary>
internal readonly record struct Root(int Node, Address Address);

/// <summary>A formula program that has become machine code: its methods run one after another, once for every part of a bundle's lanes.</summary>
internal sealed record EmittedCode(LaneCode[] Methods, int IlBytes, int Operations, int Passes, int PassBytes)
{
    /// <summary>No code.</summary>
    public static EmittedCode Empty { get; } = new([], 0, 0, 1, 0);

    /// <summary>Runs all methods.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public unsafe void Run(void* bundle, void* states, void* target)
    {
        for (int pass = 0; pass < Passes; pass++)
        {
            nint at = pass * PassBytes;
            foreach (LaneCode method in Methods)
            {
                method((byte*)bundle + at, (byte*)states + at, (byte*)target + at);
            }
        }
    }
}
