using Fairlead.Core.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Fairlead.CodeFixes.Moves.Reading;

/// <summary>An expression that gives a secret, or a text with one in it, and is to be written anew.</summary>
/// <param name="Expression">The expression.</param>
/// <param name="Uses">Where its value is used: the expression itself, or the uses of the variable that it initializes.</param>
internal sealed record WrittenPlace(ExpressionSyntax Expression, IReadOnlyList<ExpressionSyntax> Uses);

/// <summary>
/// The places that give a secret. Where it is written in a constant these are the constant's users, as nothing else may stand in it.
/// </summary>
internal sealed class WrittenPlaces(ReadingContext context)
{
    private readonly HashSet<ExpressionSyntax> _seen = [];

    public List<WrittenPlace> All { get; } = [];

    /// <summary>The constants whose users are among the places.</summary>
    public List<ValueHolder> Holders { get; } = [];

    /// <summary>Adds an expression, or the users of what it initializes. Returns why it cannot be written anew, or null.</summary>
    public async Task<string?> AddAsync(ExpressionSyntax expression, ValueHolder? through = null)
    {
        if (!_seen.Add(expression)) return null;
        if (HolderUses.FindObstacle(expression, through) is { } obstacle) return obstacle;
        if (ValueHolder.FindOwner(expression, context) is not { } owner)
        {
            All.Add(new WrittenPlace(expression, await FindUsesOfFormAsync(expression).ConfigureAwait(false)));
            return null;
        }

        IReadOnlyList<ExpressionSyntax> uses = await HolderUses.FindAsync(owner, context).ConfigureAwait(false);
        bool isOnlyInTexts = owner.Symbol is ILocalSymbol && uses.Count > 0
            && uses.All(static use => WrittenText.FindWhole(use) is { } whole && whole != use);
        if (!owner.IsReplacedByUsers && !isOnlyInTexts)
        {
            All.Add(new WrittenPlace(expression, uses.Count > 0 ? uses : [expression]));
            return null;
        }
        return await AddUsersAsync(owner, uses).ConfigureAwait(false);
    }

    /// <summary>Finds the uses of a variable that holds the value in another form, or unless there is another value.</summary>
    private async Task<IReadOnlyList<ExpressionSyntax>> FindUsesOfFormAsync(ExpressionSyntax expression)
    {
        ExpressionSyntax form = ValueForms.SkipOutwards(expression);
        if (form == expression || ValueHolder.FindOwner(form, context) is not { } owner) return [expression];
        IReadOnlyList<ExpressionSyntax> uses = await HolderUses.FindAsync(owner, context).ConfigureAwait(false);
        return uses.Count > 0 ? uses : [expression];
    }

    private async Task<string?> AddUsersAsync(ValueHolder owner, IReadOnlyList<ExpressionSyntax> uses)
    {
        if (owner.IsPublicApi(context))
            return $"{QuotedName.QuoteInProse(owner.Symbol.Name)} is public in a library, so that code elsewhere may use it";
        Holders.Add(owner);
        foreach (ExpressionSyntax use in uses)
        {
            if (HolderUses.FindObstacle(use, owner) is { } obstacle) return obstacle;
            if (WrittenText.FindWhole(use) is not { } whole) continue;
            if (await AddAsync(whole, owner).ConfigureAwait(false) is { } inner) return inner;
        }
        return null;
    }
}
