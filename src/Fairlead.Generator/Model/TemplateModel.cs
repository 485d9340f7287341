namespace Fairlead.Generator.Model;

/// <summary>The declarations of a connection template beyond those of a connection.</summary>
internal sealed record TemplateModel(string ClassName, EquatableArray<ParameterModel> Parameters);

/// <summary>One parameter of a template: its name in the manifest and as an argument in C#.</summary>
internal sealed record ParameterModel(
    string Name, string ArgumentName, string? Pattern, EquatableArray<string> Allowed, string? Default, string? Description);
