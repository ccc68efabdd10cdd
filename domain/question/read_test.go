package question_test

import "testing"

func TestMeasuresAreReadWithTheirAggregate(t *testing.T) {
	check(t, [][2]string{
		{"total sales",
			"grouped: show sum(Sales)"},
		{"average profit by region",
			"grouped: show average(Profit); by Region; order average Profit down"},
		{"how many orders were there in 2024?",
			"grouped: show distinct count of Order ID; in 2024-01-01..2024-12-31"},
		{"number of customers by region",
			"grouped: show distinct count of Customer ID; by Region; order distinct Customer ID down"},
		{"median unit price by category",
			"grouped: show median(Unit Price); by Category; order median Unit Price down"},
		{"90th percentile of sales by category",
			"grouped: show quantile(Sales, 0.9); by Category; order 90th percentile of Sales down"},
		{"minimum and maximum profit by region",
			"grouped: show minimum(Profit), maximum(Profit); by Region; order minimum Profit down"},
		{"standard deviation of sales per category",
			"grouped: show stddev(Sales); by Category; order standard deviation of Sales down"},
		{"share of sales by category",
			"grouped: show sum(Sales); and share of Sales; by Category; order Sales down"},
		{"what percentage of sales went to the West?",
			"grouped: show sum(Sales) where Region = 'West' / sum(Sales)"},
		{"share of sales by product within each category",
			"grouped: show sum(Sales); and share of Sales within Category; by Product, Category; order Sales down"},
		{"average order value by region",
			"grouped: show sum(Sales) / distinct count of Order ID; by Region; order Average Order Value down"},
		{"sales per customer by region",
			"grouped: show sum(Sales) / distinct count of Customer ID; by Region; order Sales per Customer ID down"},
		{"ratio of profit to sales by category",
			"grouped: show sum(Profit) / sum(Sales); by Category; order Profit per Sales down"},
		{"turnover by region",
			"grouped: show sum(Sales); by Region; order Sales down"},
	})
}

func TestAggregatesOfAggregatesGroupTwice(t *testing.T) {
	check(t, [][2]string{
		{"average monthly sales",
			"grouped: show average of sum(Sales) per month; over sum(Sales) of each Order Date (month)"},
		{"average number of orders per customer",
			"grouped: show average of distinct count of Order ID per Customer ID; over distinct count of Order ID of each Customer ID"},
		{"highest daily sales",
			"grouped: show maximum of sum(Sales) per day; over sum(Sales) of each Order Date (day)"},
		{"how many customers placed more than 3 orders?",
			"grouped: show count of Customer ID; over  of each Customer ID; having distinct count of Order ID > 3"},
		{"customers with more than 3 orders",
			"grouped: show distinct count of Order ID; by Customer ID; having distinct count of Order ID > 3; order distinct Order ID down"},
	})
}

func TestValuesAndComparisonsRestrict(t *testing.T) {
	check(t, [][2]string{
		{"sales of furniture and technology by region",
			"grouped: show sum(Sales); by Region; where Category in ('Furniture', 'Technology'); order Sales down"},
		{"sales by region excluding the East",
			"grouped: show sum(Sales); by Region; where Region is not 'East'; order Sales down"},
		{"sales in California or Furniture",
			"grouped: show sum(Sales); where (State = 'California' or Category = 'Furniture')"},
		{"order lines with a profit below 0 by category",
			"grouped: show count of rows; by Category; where Profit < 0; order Count down"},
		{"products containing \"desk\"",
			"members: by Product; where Product contains 'desk'"},
		{"orders with a missing region",
			"grouped: show distinct count of Order ID; where Region is null"},
		{"number of orders that were returned",
			"grouped: show distinct count of Order ID; where Returned = 'Y'"},
		{"sales where Category is not Furniture",
			"grouped: show sum(Sales); where Category is not 'Furniture'"},
		{"how many orders have more than 5 rooms",
			"grouped: show distinct count of Order ID; where Rooms > 5"},
	})
}

func TestPeriodsAreReadAsPeopleMeanThem(t *testing.T) {
	check(t, [][2]string{
		{"sales by month",
			"grouped: show sum(Sales); by Order Date (month); order Order Date (month) up"},
		{"sales by calendar month",
			"grouped: show sum(Sales); by month of Order Date; order month of Order Date up"},
		{"monthly sales in 2024",
			"grouped: show sum(Sales); by Order Date (month); in 2024-01-01..2024-12-31; order Order Date (month) up"},
		{"sales in Q4 2024",
			"grouped: show sum(Sales); in 2024-10-01..2024-12-31"},
		{"sales between March and May 2024 by month",
			"grouped: show sum(Sales); by Order Date (month); in 2024-03-01..2024-05-31; order Order Date (month) up"},
		{"sales last month",
			"grouped: show sum(Sales); in 2025-12-01..2025-12-31"},
		{"sales since 2024-06-01 by week",
			"grouped: show sum(Sales); by Order Date (week); in 2024-06-01..; order Order Date (week) up"},
		{"sales by weekday",
			"grouped: show sum(Sales); by weekday of Order Date; order weekday of Order Date up"},
		{"sales by month on mondays",
			"grouped: show sum(Sales); by Order Date (month); where weekday of Order Date is Monday; order Order Date (month) up"},
		{"sales by year in decembers",
			"grouped: show sum(Sales); by Order Date (year); where month of Order Date is December; order Order Date (year) up"},
		{"sales by month, not on weekends",
			"grouped: show sum(Sales); by Order Date (month); where weekday of Order Date is not Saturday or Sunday; order Order Date (month) up"},
		{"sales in 2023 and 2025",
			"grouped: show sum(Sales); by Order Date (year); where Order Date in 2023 or Order Date in 2025; in 2023-01-01..2025-12-31; order Order Date (year) up"},
		{"customers who ordered in 2024 but not in 2025",
			"members: by Customer ID; where Customer ID without rows where Order Date in 2025; in 2024-01-01..2024-12-31"},
		{"customers who ordered in both 2024 and 2025",
			"members: by Customer ID; where Customer ID with rows in 2024, Customer ID with rows in 2025; in 2024-01-01..2025-12-31; order Customer ID up"},
		{"when was the most recent order?",
			"grouped: show maximum(Order Date)"},
	})
}

func TestTopAndBestOrderAndLimit(t *testing.T) {
	check(t, [][2]string{
		{"top 5 products by sales",
			"grouped: show sum(Sales); by Product; order Sales down; first 5"},
		{"bottom 3 products by profit",
			"grouped: show sum(Profit); by Product; order Profit up; first 3"},
		{"top 2 products in each region by sales",
			"grouped: show sum(Sales); by Product, Region; order Sales down; first 2 within Region"},
		{"which region had the highest sales?",
			"grouped: show sum(Sales); by Region; order Sales down; first 1"},
		{"which month had the lowest profit in 2024?",
			"grouped: show sum(Profit); by Order Date (month); in 2024-01-01..2024-12-31; order Profit up; first 1"},
		{"best selling product in every category",
			"grouped: show sum(Sales); by Product, Category; order Sales down; first 1 within Category"},
		{"sales, profit and quantity by category for 2025, biggest profit first",
			"grouped: show sum(Sales), sum(Profit), sum(Quantity); by Category; in 2025-01-01..2025-12-31; order Profit down"},
		{"sales by region, lowest first",
			"grouped: show sum(Sales); by Region; order Sales up"},
		{"Retrieve the total sales for each state where region is West, sorted in descending order, limit 2",
			"grouped: show sum(Sales); by State; where Region = 'West'; order Sales down; first 2"},
	})
}

func TestComparisonsSetOneAgainstAnother(t *testing.T) {
	check(t, [][2]string{
		{"sales in Q4 2025 vs Q3 2025 by region",
			"grouped: show sum(Sales); by Region; 2025-10-01..2025-12-31 against 2025-07-01..2025-09-30; order Sales down"},
		{"compare profit of West and East",
			"grouped: show sum(Profit); by Region; where Region in ('West', 'East'); order Profit down"},
		{"sales year over year",
			"grouped: show sum(Sales); and growth of Sales; by Order Date (year); order Order Date (year) up"},
		{"month over month growth of sales in 2024",
			"grouped: show sum(Sales); and growth of Sales; by Order Date (month); in 2024-01-01..2024-12-31; order Order Date (month) up"},
	})
}

func TestRunningFiguresFollowTime(t *testing.T) {
	check(t, [][2]string{
		{"running total of sales by month in 2024",
			"grouped: show sum(Sales); and running total of Sales; by Order Date (month); in 2024-01-01..2024-12-31; order Order Date (month) up"},
		{"3-month moving average of sales",
			"grouped: show sum(Sales); and moving average of Sales; by Order Date (month); order Order Date (month) up"},
		{"rank products by profit",
			"grouped: show sum(Profit); and rank by Profit; by Product; order Profit down"},
	})
}

func TestChartWordsAskForTheDataBehind(t *testing.T) {
	check(t, [][2]string{
		{"which regions exist?",
			"members: by Region"},
		{"list the distinct products",
			"members: by Product"},
		{"histogram of sales in bins of 100",
			"grouped: show count of rows; by Sales (bins of 100); order Sales (bins of 100) up"},
		{"scatter plot of sales and profit",
			"records: fields Order ID, Sales, Profit, Order Date"},
		{"show sales, profit and quantity for furniture",
			"records: fields Order ID, Sales, Profit, Quantity, Category, Order Date; where Category = 'Furniture'"},
	})
}

func TestWordsNeedNotBeLiteral(t *testing.T) {
	check(t, [][2]string{
		{"totl sales by catgory",
			"grouped: show sum(Sales); by Category; order Sales down"},
		{"revenue by region",
			"grouped: show sum(Sales); by Region; order Sales down"},
		{"show me the number of units by category",
			"grouped: show sum(Quantity); by Category; order Quantity down"},
		{"sales of standing desks",
			"grouped: show sum(Sales); where Product = 'Standing Desk'"},
		{"sales in San Jose",
			"grouped: show sum(Sales); where City = 'San José'"},
	})
}

func TestStatesOfThingsAreCountedAndRated(t *testing.T) {
	check(t, [][2]string{
		{"returned rate by region",
			"grouped: show share of rows where Returned = 'Y'; by Region; order returned rate down"},
		{"number of returned orders by region",
			"grouped: show distinct count of Order ID; by Region; where Returned = 'Y'; order distinct Order ID down"},
		{"for each region, the number of orders and the number of returned orders",
			"grouped: show distinct count of Order ID, distinct count of Order ID where Returned = 'Y'; by Region; order distinct Order ID down"},
		{"what percentage of orders were returned",
			"grouped: show distinct count of Order ID where Returned = 'Y' / distinct count of Order ID"},
		{"profit margin by category",
			"grouped: show sum(Profit) / sum(Sales); by Category; order margin down"},
	})
}

func TestAlternativesAreTiedOnlyWhereOrStandsBetween(t *testing.T) {
	check(t, [][2]string{
		{"number of orders in California or with a profit above 500",
			"grouped: show distinct count of Order ID; where (State = 'California' or Profit > 500)"},
		{"sales where category is Furniture or Technology and region is not East",
			"grouped: show sum(Sales); where Category in ('Furniture', 'Technology'), Region is not 'East'"},
	})
}

func TestSharesAreOfWhatTheQuestionNames(t *testing.T) {
	check(t, [][2]string{
		{"what is the share of West in Technology sales",
			"grouped: show sum(Sales) where Region = 'West' / sum(Sales); where Category = 'Technology'"},
		{"share of Technology in each region",
			"grouped: show sum(Sales) where Category = 'Technology' / sum(Sales); by Region; order share of Sales down"},
		{"profit as a percentage of sales by region",
			"grouped: show sum(Profit) / sum(Sales); by Region; order Profit per Sales down"},
	})
}

func TestTheFirstAndTheLastAreInTime(t *testing.T) {
	check(t, [][2]string{
		{"date of the first order",
			"grouped: show minimum(Order Date)"},
		{"last order date by customer",
			"grouped: show maximum(Order Date); by Customer ID; order maximum Order Date down"},
		{"the 5 latest orders",
			"grouped: show maximum(Order Date); by Order ID; order maximum Order Date down; first 5"},
		{"highest sales day in 2025",
			"grouped: show sum(Sales); by Order Date (day); in 2025-01-01..2025-12-31; order Sales down; first 1"},
	})
}

func TestSetsAreOfThingsNotRows(t *testing.T) {
	check(t, [][2]string{
		{"customers who bought both furniture and technology",
			"members: by Customer ID; where Customer ID with rows for each of Category Furniture, Technology"},
		{"products that never sold in the West",
			"members: by Product; where Product without rows where Region = 'West'"},
	})
}
