using System.Globalization;
using System.Text;

namespace Anoikis.Survival.Data;

/// <summary>Gathers one column of a text: as numbers while all cells are, else as words in a second reading.</summary>
internal sealed class CsvColumn(string name)
{
    private readonly List<double> _numbers = [];
    private readonly Dictionary<string, int> _words = new(StringComparer.Ordinal);
    private readonly List<int> _codes = [];
    private readonly byte[] _lastWord = new byte[64];
    private int _lastLength = -1;
    private int _lastCode;
    private bool _hasPoints;
    private bool _hasCommas;
    private bool _hasOthers;

    /// <summary>Its name.</summary>
    public string Name => name;

    /// <summary>Whether the numbers have decimal commas.</summary>
    public bool HasDecimalCommas => _hasCommas && !NeedsWords;

    /// <summary>Whether some cell is no number, so that the text must be read again.</summary>
    public bool NeedsWords => _hasOthers || (_hasCommas && _hasPoints);

    /// <summary>Takes a cell.</summary>
    public void Add(ReadOnlySpan<byte> field, bool quoted)
    {
        if (_hasOthers)
            return;
        _numbers.Add(Number(field, quoted));
    }

    /// <summary>Takes the last cell back.</summary>
    public void RemoveLast()
    {
        if (!_hasOthers)
            _numbers.RemoveAt(_numbers.Count - 1);
    }

    /// <summary>Takes a cell of the second reading.</summary>
    public void AddWord(ReadOnlySpan<byte> field)
    {
        if (!NeedsWords)
            return;
        if (_lastLength == field.Length && field.SequenceEqual(_lastWord.AsSpan(0, _lastLength)))
        {
            _codes.Add(_lastCode);
            return;
        }

        int code = -1;
        if (!MissingMarks.IsMissing(field))
        {
            string word = Encoding.UTF8.GetString(field);
            if (!_words.TryGetValue(word, out code))
            {
                code = _words.Count;
                _words.Add(word, code);
            }
        }

        if (field.Length <= _lastWord.Length)
        {
            field.CopyTo(_lastWord);
            (_lastLength, _lastCode) = (field.Length, code);
        }

        _codes.Add(code);
    }

    /// <summary>Takes the last cell of the second reading back.</summary>
    public void RemoveLastWord()
    {
        if (NeedsWords)
            _codes.RemoveAt(_codes.Count - 1);
    }

    /// <summary>The column.</summary>
    public TableColumn ToColumn() => NeedsWords
        ? TableColumn.OfCodes(name, [.. _codes], [.. _words.OrderBy(w => w.Value).Select(w => w.Key)])
        : TableColumn.OfNumbers(name, [.. _numbers]);

    private double Number(ReadOnlySpan<byte> field, bool quoted)
    {
        if (TrySimple(field, out double value))
            return value;
        field = field.Trim((byte)' ');
        if (MissingMarks.IsMissing(field))
            return double.NaN;
        if (double.TryParse(field, NumberStyles.Float, CultureInfo.InvariantCulture, out value) || IsInfinite(field, out value))
        {
            _hasPoints |= field.Contains((byte)'.');
            return value;
        }

        int comma = field.IndexOf((byte)',');
        if (comma >= 0 && field.Length <= 64 && !field.Contains((byte)'.'))
        {
            Span<byte> pointed = stackalloc byte[field.Length];
            field.CopyTo(pointed);
            pointed[comma] = (byte)'.';
            if (double.TryParse(pointed, NumberStyles.Float, CultureInfo.InvariantCulture, out value))
            {
                _hasCommas = true;
                return value;
            }
        }

        _hasOthers = true;
        return double.NaN;
    }

    // Up to 15 digits with at most one point: the quotient of two exact numbers, hence correctly rounded.
    private bool TrySimple(ReadOnlySpan<byte> field, out double value)
    {
        value = 0;
        if (field.Length is 0 or > 16)
            return false;
        long digits = 0;
        double scale = 1;
        bool point = false;
        bool negative = field[0] == '-';
        int from = negative ? 1 : 0;
        int count = 0;
        for (int i = from; i < field.Length; i++)
        {
            int digit = field[i] - '0';
            if ((uint)digit <= 9)
            {
                digits = (10 * digits) + digit;
                scale *= point ? 10 : 1;
                count++;
            }
            else if (field[i] == '.' && !point)
            {
                point = true;
            }
            else
            {
                return false;
            }
        }

        if (count is 0 or > 15)
            return false;
        _hasPoints |= point;
        value = digits / scale;
        value = negative ? -value : value;
        return true;
    }

    private static bool IsInfinite(ReadOnlySpan<byte> field, out double value)
    {
        bool negative = field.StartsWith("-"u8);
        value = negative ? double.NegativeInfinity : double.PositiveInfinity;
        return field.Length <= 4 && (negative ? field[1..] : field).SequenceEqual("Inf"u8);
    }
}
