namespace Anoikis.Kinetics.Descriptions;

/// <summary>Where a parameter's value comes from.</summary>
public enum ParameterOrigin
{
    /// <summary>Its text does not say.</summary>
    Unstated,

    /// <summary>A publication gives it.</summary>
    Published,

    /// <summary>It was set so that the network meets an observation, within a range.</summary>
    Calibrated,

    /// <summary>Nobody has measured it, or not so: a value within a range, with a reason.</summary>
    Assumed,

    /// <summary>It follows from other parameters.</summary>
    Derived,

    /// <summary>The surroundings, a clone or a cell sets it.</summary>
    Input,

    /// <summary>A convention, such as a scale.</summary>
    Definition,
}
