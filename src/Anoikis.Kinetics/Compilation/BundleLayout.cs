using Anoikis.Kinetics.Compilation.Emission;
using Anoikis.Kinetics.Equations;

namespace Anoikis.Kinetics.Compilation;

/// <summary>
/// Where everything of a bundle lies, in vectors of its width. One block holds what formulas share (time, parameters, 1/(gamma h), the factorisation,
/// margins, scratch); states and stages lie in arrays of one vector a state, in the order of elimination.
/// </summary>
internal sealed class BundleLayout
{
    private readonly ReducedSystem _system;
    private readonly StepFormulas _step;
    private readonly int[] _position;

    /// <summary>Lays out the bundles of a network.</summary>
    public BundleLayout(ReducedSystem system, StepFormulas step)
    {
        _system = system;
        _step = step;
        _position = new int[step.Order.Length];
        for (int k = 0; k < _position.Length; k++)
        {
            _position[step.Order[k]] = k;
        }

        SmallestPivot = FirstParameter + system.InverseGammaStep + 1;
        FirstEntry = SmallestPivot + 1;
        FirstMargin = FirstEntry + step.Entries.Count;
        Scratch = new ScratchSlots(FirstMargin + system.Margins.Length);
    }

    /// <summary>The lane's time at the stage.</summary>
    public const int Time = 0;

    /// <summary>The first parameter.</summary>
    public const int FirstParameter = 1;

    /// <summary>1/(gamma h).</summary>
    public int InverseGammaStep => FirstParameter + _system.InverseGammaStep;

    /// <summary>The smallest pivot.</summary>
    public int SmallestPivot { get; }

    /// <summary>The first stored value of the factorisation.</summary>
    public int FirstEntry { get; }

    /// <summary>The first event's margin.</summary>
    public int FirstMargin { get; }

    /// <summary>Vectors of the shared block, scratch included.</summary>
    public int SharedSlots => Scratch.End;

    /// <summary>Vectors of an array of states.</summary>
    public int States => _position.Length;

    /// <summary>Place of a reduced state in an array of states.</summary>
    public int PositionOf(int state) => _position[state];

    /// <summary>The places of the shared block after all others.</summary>
    public ScratchSlots Scratch { get; }

    /// <summary>Where the value of a leaf of the formulas lies.</summary>
    public Address Locate(Node leaf) => leaf.Kind switch
    {
        NodeKind.State => new(Region.States, _position[leaf.A]),
        NodeKind.Time => new(Region.Bundle, Time),
        NodeKind.Parameter when leaf.A >= _step.FirstAddend => new(Region.Target, leaf.A - _step.FirstAddend),
        NodeKind.Parameter when leaf.A >= _step.FirstEntry => new(Region.Bundle, FirstEntry + leaf.A - _step.FirstEntry),
        NodeKind.Parameter => new(Region.Bundle, FirstParameter + leaf.A),
        _ => throw new ArgumentOutOfRangeException(nameof(leaf), leaf.Kind, "is not a leaf"),
    };
}
