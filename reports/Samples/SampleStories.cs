namespace CampaignBatch.Reports.Samples;

/// <summary>The campaigns of an invented shop with a magazine in its app; the n-th campaign of a world tells the n-th story.</summary>
internal static class SampleStories
{
    public static readonly IReadOnlyList<SampleStory> InApp =
    [
        new("Spring sale banner", "Spring is here: 20 % off", "Everything in the garden and outdoor range, until the end of the month. Tap to see the offers.",
            "Visited the shop in the last 30 days", "Opens the start page", "Banner at the top of the start page; B shows the price, A the percentage.", "purchase"),
        new("Newsletter invitation", "News once a week, no more", "Leave your address and get the best stories on Friday morning.",
            "Readers without newsletter", "Reads a third article", "Card at the end of an article.", "signup"),
        new("Reading streak", "Five days in a row!", "You are on a roll. Stay for today's long read?",
            "Reads on 4 of 7 days", "Starts a session on the fifth day", "Celebrates the streak and offers a long read; a session of ten minutes is the goal.", null, 600),
        new("New arrivals carousel", "Just in: shoes for rain", "Fresh from the harbour: 40 new models.",
            "Bought shoes before", "Opens the shoe section", "Carousel of the week's arrivals.", "purchase"),
        new("Free trial offer", "A month on us", "All articles, all crosswords, no advertising. Cancel any time.",
            "Readers without subscription", "Meets the paywall", "Full-screen offer at the paywall.", "trial_started"),
        new("Loyalty card reminder", "Your card is waiting", "Add your loyalty card and collect points with this order.",
            "Customers without a card", "Opens the basket", "Small banner in the basket.", "signup"),
    ];

    public static readonly IReadOnlyList<SampleStory> Push =
    [
        new("Cart reminder push", "Still thinking it over?", "Your basket is kept until tomorrow evening.",
            "Left a basket in the last 24 hours", "Morning or evening after leaving", "Reminds of what lies in the basket.", "purchase"),
        new("Morning briefing push", "Five stories for your coffee", "What happened overnight, read in four minutes.",
            "Chose the morning briefing", "Every day", "The editor's choice of the day.", null, 300),
        new("Price drop alert", "A price on your list fell", "One of your saved products is cheaper since today.",
            "Has a wish list", "A price falls by 10 % or more", "Says that a saved product became cheaper.", "purchase"),
        new("Come back push", "We miss you", "Here is what you missed in two weeks, and a small voucher.",
            "No session for 14 days", "Fourteenth day without a session", "Wins back readers and customers who left.", "trial_started"),
    ];
}
