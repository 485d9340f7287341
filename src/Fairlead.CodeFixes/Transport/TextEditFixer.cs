using Microsoft.CodeAnalysis.CodeFixes;

namespace Fairlead.CodeFixes.Transport;

/// <summary>
/// Offers the edit that a finding brings along, in code and in files beside it. It edits text, so that every form of string keeps its form.
/// </summary>
internal abstract class TextEditFixer : ValuePreservingFixer
{
    public sealed override Task RegisterCodeFixesAsync(CodeFixContext context) => context.RegisterTextEditsAsync(GetType().Name);
}
