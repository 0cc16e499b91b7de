namespace Anoikis.Studies.Scenarios;

/// <summary>The JSON Schema by which editors check and complete scenarios; schema/scenario.schema.json is its source.</summary>
public static class ScenarioSchema
{
    /// <summary>The schema's text.</summary>
    public static string Text { get; } = BuiltInCascades.Resource("schema/scenario.schema.json")
        ?? throw new InvalidOperationException("the schema is missing from the program");
}
