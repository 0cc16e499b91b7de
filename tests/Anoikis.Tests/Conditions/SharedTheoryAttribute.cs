namespace Anoikis.Tests.Conditions;

/// <summary>A theory that needs the shared data; skipped with a message where it is missing.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class SharedTheoryAttribute : TheoryAttribute
{
    /// <summary>Marks the theory.</summary>
    public SharedTheoryAttribute() => Skip = SharedData.Missing;
}
