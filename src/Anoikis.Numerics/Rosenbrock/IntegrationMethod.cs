namespace Anoikis.Numerics.Rosenbrock;

/// <summary>Which one-step method.</summary>
public enum IntegrationMethod
{
    /// <summary>Order 4, six stages.</summary>
    Rodas4P2,

    /// <summary>Order 5, eight stages: for tight tolerances.</summary>
    Rodas5P,
}
