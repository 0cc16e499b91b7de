using System.Collections.Frozen;
using System.Reflection;
using System.Runtime.CompilerServices;

namespace Anoikis.Tests.Architecture;

/// <summary>No static state changes: results cannot depend on what ran before.</summary>
public sealed class MutableStateTests
{
    private static int s_planted;

    [Fact]
    public void StaticFieldsNeverChange()
    {
        IEnumerable<string> changing = Libraries.All.SelectMany(library => library.GetTypes())
            .Where(type => !IsGenerated(type))
            .SelectMany(StaticFields)
            .Where(field => !IsConstant(field))
            .Select(field => $"{field.DeclaringType!.FullName}.{field.Name} ({field.FieldType.Name})");
        Assert.True(!changing.Any(), string.Join(Environment.NewLine, changing));
    }

    [Fact]
    public void AChangingStaticFieldIsFound()
    {
        s_planted++;
        Assert.False(IsConstant(typeof(MutableStateTests).GetField(nameof(s_planted), BindingFlags.Static | BindingFlags.NonPublic)!));
    }

    private static IEnumerable<FieldInfo> StaticFields(Type type)
        => type.GetFields(BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly)
            .Where(field => !field.IsLiteral && !field.Name.Contains("<>", StringComparison.Ordinal));

    // Delegate caches of lambdas, state machines, regular expressions and embedded data.
    private static bool IsGenerated(Type? type)
        => type is not null
            && (type.Name.Contains('<') || type.IsDefined(typeof(CompilerGeneratedAttribute), inherit: false)
                || type.Namespace?.StartsWith("System.Text.RegularExpressions.Generated", StringComparison.Ordinal) == true || IsGenerated(type.DeclaringType));

    // A fixed reference, to a thing whose public face cannot change it. Private static arrays are tables; they are
    // readonly by reference and no member hands them out, which review must see to.
    private static bool IsConstant(FieldInfo field)
        => field.IsInitOnly && (field.IsPrivate || field.IsAssembly || !IsOpenCollection(field.FieldType));

    private static bool IsOpenCollection(Type type)
        => type.IsArray
            || (type.IsGenericType && type.Namespace == "System.Collections.Generic" && !type.IsInterface)
            || (type.IsInterface && type.IsGenericType && type.GetGenericTypeDefinition() is { } definition
                && (definition == typeof(IList<>) || definition == typeof(IDictionary<,>) || definition == typeof(ISet<>) || definition == typeof(ICollection<>)))
            || (type.Namespace == "System.Collections.Concurrent" && type != typeof(FrozenSet<>));
}
