using Anoikis.Numerics.Lanes;

namespace Anoikis.Kinetics.Lanes;

/// <summary>What is done with lanes, whatever their width and precision, see <see cref="LaneEngine"/>.</summary>
internal interface ILaneWork
{
    /// <summary>Does it with lanes of a width, and stages of a precision.</summary>
    void Do<TLanes, TVector, TStages>()
        where TLanes : struct, ILaneArithmetic<TVector>
        where TVector : struct
        where TStages : struct, IStepEnd<TVector>;
}
