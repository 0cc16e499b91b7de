using Anoikis.Studies.Scenarios;

namespace Anoikis.Studies.Assays;

/// <summary>The JSON Schema by which editors check and complete assays; schema/assay.schema.json is its source, and it refers to scenario.schema.json beside it.</summary>
public static class AssaySchema
{
    /// <summary>The schema's text.</summary>
    public static string Text { get; } = BuiltInCascades.Resource("schema/assay.schema.json") ?? throw new InvalidOperationException("the schema is missing from the program");
}
