using System.Globalization;
using Anoikis.Survival.Data;

namespace Anoikis.Survival.Formulas;

/// <summary>Functions of one number that a formula may use.</summary>
internal enum ArithmeticFunction
{
    Log,
    Log2,
    Log10,
    Log1p,
    Exp,
    Sqrt,
    Abs,
}

/// <summary>Arithmetic on the columns of a row, as in log(crp) or I(age^2).</summary>
internal abstract record ArithmeticNode
{
    /// <summary>The value for a row; NaN where a column is missing.</summary>
    public abstract double Value(DataTable table, int row);

    /// <summary>The names of all columns used.</summary>
    public abstract IEnumerable<string> Columns { get; }

    /// <summary>The text as formulas write it: spaces around + - *, none around / ^.</summary>
    public abstract override string ToString();
}

/// <summary>A constant.</summary>
internal sealed record NumberNode(double Number) : ArithmeticNode
{
    public override IEnumerable<string> Columns => [];

    public override double Value(DataTable table, int row) => Number;

    public override string ToString() => Number.ToString("G15", CultureInfo.InvariantCulture);
}

/// <summary>A column.</summary>
internal sealed record ColumnNode(string Name) : ArithmeticNode
{
    public override IEnumerable<string> Columns => [Name];

    public override double Value(DataTable table, int row) => table.Find(Name) is { Kind: ColumnKind.Numbers } column ? column.Numbers[row] : double.NaN;

    public override string ToString() => FormulaName.Quoted(Name);
}

/// <summary>Parentheses, kept because they are part of a term's name.</summary>
internal sealed record GroupNode(ArithmeticNode Inner) : ArithmeticNode
{
    public override IEnumerable<string> Columns => Inner.Columns;

    public override double Value(DataTable table, int row) => Inner.Value(table, row);

    public override string ToString() => $"({Inner})";
}

/// <summary>A sign.</summary>
internal sealed record NegativeNode(ArithmeticNode Inner) : ArithmeticNode
{
    public override IEnumerable<string> Columns => Inner.Columns;

    public override double Value(DataTable table, int row) => -Inner.Value(table, row);

    public override string ToString() => $"-{Inner}";
}

/// <summary>+ - * / or ^ of two values.</summary>
internal sealed record OperationNode(char Operator, ArithmeticNode Left, ArithmeticNode Right) : ArithmeticNode
{
    public override IEnumerable<string> Columns => Left.Columns.Concat(Right.Columns);

    public override double Value(DataTable table, int row)
    {
        double left = Left.Value(table, row);
        double right = Right.Value(table, row);
        return Operator switch
        {
            '+' => left + right,
            '-' => left - right,
            '*' => left * right,
            '/' => left / right,
            _ => double.IsNaN(left) ? left : Math.Pow(left, right),
        };
    }

    public override string ToString() => Operator is '/' or '^' ? $"{Left}{Operator}{Right}" : $"{Left} {Operator} {Right}";
}

/// <summary>A function of a value.</summary>
internal sealed record CallNode(ArithmeticFunction Function, ArithmeticNode Inner) : ArithmeticNode
{
    public override IEnumerable<string> Columns => Inner.Columns;

    public override double Value(DataTable table, int row)
    {
        double x = Inner.Value(table, row);
        return Function switch
        {
            ArithmeticFunction.Log => Math.Log(x),
            ArithmeticFunction.Log2 => Math.Log2(x),
            ArithmeticFunction.Log10 => Math.Log10(x),
            ArithmeticFunction.Log1p => double.LogP1(x),
            ArithmeticFunction.Exp => Math.Exp(x),
            ArithmeticFunction.Sqrt => Math.Sqrt(x),
            _ => Math.Abs(x),
        };
    }

#pragma warning disable CA1308 // The names of functions are written small in formulas.
    public override string ToString() => $"{Function.ToString().ToLowerInvariant()}({Inner})";
#pragma warning restore CA1308
}
