namespace Anoikis.Tests.Conditions;

/// <summary>A test that needs the shared data; skipped with a message where it is missing.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class SharedFactAttribute : FactAttribute
{
    /// <summary>Marks the test.</summary>
    public SharedFactAttribute() => Skip = SharedData.Missing;
}
