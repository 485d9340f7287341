using System.Globalization;

namespace Fairlead.Detection.Configuration;

/// <summary>
/// The key of a value in its file: its name and the names around it. Formats differ in how they write names; this does not.
/// </summary>
internal sealed class ConfigurationKey
{
    /// <summary>Deeper than this nothing is told apart any more, so that a path stays short in a hostile file.</summary>
    private const int MaximumDepth = 64;

    private static readonly HashSet<string> LabelNames = new(StringComparer.OrdinalIgnoreCase) 
        { "name", "key", "variable", "parameterName", "parameterKey" };
    private static readonly HashSet<string> ValueNames =
        new(StringComparer.OrdinalIgnoreCase) { "value", "defaultValue", "default", "val", "parameterValue" };

    /// <summary>Elements that are a thing of a list and say nothing else of it.</summary>
    private static readonly HashSet<string> ItemNames = new(StringComparer.OrdinalIgnoreCase)
    {
        "add", "item", "entry", "setting", "param", "parameter", "property", "variable", "environmentVariable", "env",
    };

    private readonly int _depth;

    private ConfigurationKey(ConfigurationKey? parent, string name, bool isIndex)
    {
        Parent = parent;
        Name = name;
        IsItem = isIndex || ItemNames.Contains(name);
        _depth = parent is null ? 0 : parent._depth + 1;
    }

    /// <summary>Null for the file or document itself, which has no name.</summary>
    public ConfigurationKey? Parent { get; }

    public string Name { get; }

    /// <summary>True if this is a thing of a list, whose name is a number or as good as one.</summary>
    public bool IsItem { get; }

    /// <summary>
    /// What a member of this says it is called: X in <c>{ "name": "X", "value": … }</c> and <c>&lt;add key="X" value="…" /&gt;</c>.
    /// </summary>
    public string? Label { get; private set; }

    /// <summary>What a member of this says it is: Secret in <c>kind: Secret</c>.</summary>
    public string? Kind { get; private set; }

    public ConfigurationKey Root
    {
        get
        {
            ConfigurationKey key = this;
            while (key.Parent is not null) key = key.Parent;
            return key;
        }
    }

    /// <summary>
    /// The key that says what a value is: this one, or the one around it where this is but <c>value</c> or a thing of a list.
    /// </summary>
    public ConfigurationKey Subject
    {
        get
        {
            ConfigurationKey key = this;
            while (key.Parent is { } parent && key.Label is null && (key.IsItem || ValueNames.Contains(key.Name)))
            {
                if (parent is { Parent: null, Label: null }) break;
                key = parent;
            }
            return key;
        }
    }

    /// <summary>What this is called in a path.</summary>
    public string Title => IsItem && Label is not null ? Label : Name;

    public static ConfigurationKey CreateRoot() => new(null, "", isIndex: false);

    public ConfigurationKey CreateChild(string name) => new(_depth < MaximumDepth ? this : Parent, name, isIndex: false);

    public ConfigurationKey CreateItem(int index) =>
        new(_depth < MaximumDepth ? this : Parent, index.ToString(CultureInfo.InvariantCulture), isIndex: true);

    /// <summary>Takes note of a member that says what the others are about.</summary>
    public void Notice(string member, string text)
    {
        if (text.Length is 0 or > 100) return;
        if (LabelNames.Contains(member)) Label ??= text;
        else if (member == "kind") Kind ??= text;
    }

    /// <summary>Converts to the path as .NET writes it, such as <c>ConnectionStrings:Orders</c>.</summary>
    public override string ToString()
    {
        var titles = new List<string>();
        for (ConfigurationKey key = this; key.Parent is not null; key = key.Parent)
        {
            // The label of the thing that has it stands for both.
            if (key.Parent is { IsItem: true, Label: not null } && ValueNames.Contains(key.Name)) continue;
            titles.Add(key.Title);
        }

        titles.Reverse();
        return string.Join(":", titles);
    }
}
